/** The packaged files that are deployed, named by the SHA-256 of their bytes so that an instance can check what it fetched. */
@NullMarked
package dev.quittance.deploy.artifact;

import org.jspecify.annotations.NullMarked;
