package dev.quittance.http;

import dev.quittance.problem.ProblemCode;
import dev.quittance.problem.ProblemException;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** PostgreSQL keeps no U+0000, so nothing is at an address that has one. */
public final class Addresses {

    @ServerRequestFilter
    public void requireText(UriInfo address) {
        if (address.getPath().indexOf('\0') >= 0) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is nothing at this address.");
        }
    }
}
