/** What changes with every release: the application's instances and the functions. */
@NullMarked
package dev.quittance.deploy.application;

import org.jspecify.annotations.NullMarked;
