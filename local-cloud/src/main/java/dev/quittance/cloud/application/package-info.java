/** The application, started as it is packaged and told where the local cloud's services are. */
@NullMarked
package dev.quittance.cloud.application;

import org.jspecify.annotations.NullMarked;
