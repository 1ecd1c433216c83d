package dev.quittance.admin;

import java.util.List;

/** Finds whatever an operator has at hand. */
public interface SearchConsole {

    /**
     * The places that a text leads to, each once and at most 20; every look-up reads an index.
     *
     * @param text an id of anything, the id of a request, a PSP's reference, a merchant's reference or idempotency key, an
     *     email address, or an amount
     */
    List<Hit> search(String text);

    /**
     * A place.
     *
     * @param kind what the text is there, such as {@code operation}
     * @param name what it leads to, such as the payment's id
     * @param address of the page
     */
    record Hit(String kind, String name, String address) {}
}
