/** What must outlive every release: the resources that hold something, and what of them no change may touch. */
@NullMarked
package dev.quittance.deploy.kept;

import org.jspecify.annotations.NullMarked;
