/** What Maven runs for {@code ./mvnw -Prun}: a foreground that waits for the platform's own process. */
@NullMarked
package dev.quittance.cloud.run;

import org.jspecify.annotations.NullMarked;
