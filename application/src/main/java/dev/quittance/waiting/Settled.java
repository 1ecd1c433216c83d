package dev.quittance.waiting;

import java.util.Set;

/** A kind of thing whose outcome can be waited for. */
public interface Settled {

    /**
     * Those among the ids that are of this kind and have nothing on its way to the PSP. Asked often and with ever other
     * numbers of ids: a query should take them as one array, so that it is planned once.
     */
    Set<String> among(Set<String> ids);
}
