package dev.quittance.gateway;

/**
 * What comes back from one try at a PSP.
 *
 * @param <T> the PSP's answer
 */
public sealed interface Reply<T> {

    /** The PSP answered. */
    record Answered<T>(T answer) implements Reply<T> {}

    /** The PSP said 5xx or could not be reached: the same may be sent again under the same key. */
    record Unavailable<T>(String reason) implements Reply<T> {}

    /** It was sent and no answer came in time: it may have happened, and asking is an inquiry's business. */
    record Silence<T>() implements Reply<T> {}
}
