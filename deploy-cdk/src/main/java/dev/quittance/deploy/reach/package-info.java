/**
 * What reaches what, computed from synthesized templates: routes, network ACLs, security groups, public addresses and
 * the balancer. What it does not understand it refuses, and where a rule fits a subnet only in part it takes it to
 * fit: it may see a way that there is not, never miss one.
 */
@NullMarked
package dev.quittance.deploy.reach;

import org.jspecify.annotations.NullMarked;
