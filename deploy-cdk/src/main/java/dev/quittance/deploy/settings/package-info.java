/** What differs between environments: one strict JSON file each, in {@code deploy-cdk/environments}. */
@NullMarked
package dev.quittance.deploy.settings;

import org.jspecify.annotations.NullMarked;
