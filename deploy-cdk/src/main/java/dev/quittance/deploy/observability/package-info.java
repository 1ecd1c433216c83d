/** What tells a person that something is wrong, and where to look: alarms, a dashboard, a budget. */
@NullMarked
package dev.quittance.deploy.observability;

import org.jspecify.annotations.NullMarked;
