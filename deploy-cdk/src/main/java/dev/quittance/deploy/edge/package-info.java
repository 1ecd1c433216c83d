/** Where the world comes in: names, the static site, the firewall, the API's gateway, and the bastion. */
@NullMarked
package dev.quittance.deploy.edge;

import org.jspecify.annotations.NullMarked;
