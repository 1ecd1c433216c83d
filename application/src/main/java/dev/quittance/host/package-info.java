/** What is done on the host itself, before or beside the running application: provision, migrate, make the first merchant and operator. */
@NullMarked
package dev.quittance.host;

import org.jspecify.annotations.NullMarked;
