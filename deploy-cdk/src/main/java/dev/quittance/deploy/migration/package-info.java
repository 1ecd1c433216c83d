/** Whether the version that runs can live with the schema of the next: expand first, contract one release later. */
@NullMarked
package dev.quittance.deploy.migration;

import org.jspecify.annotations.NullMarked;
