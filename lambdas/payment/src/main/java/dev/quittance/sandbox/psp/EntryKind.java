package dev.quittance.sandbox.psp;

/** What an entry of the book is about. */
public enum EntryKind {
    CHARGE,
    CAPTURE,
    REFUND,
    /** A released hold (succeeded), or the fence that an inquiry put where nothing had happened (failed). */
    VOID
}
