/** What an instance runs at its first start: files of this module, and the few lines of user data that fetch them. */
@NullMarked
package dev.quittance.deploy.host;

import org.jspecify.annotations.NullMarked;
