package dev.quittance.receipt;

import io.quarkus.qute.TemplateInstance;

/** A mail's words: what stands on the envelope, and the letter in two forms. */
record Letter(String subject, String html, String text) {

    /** Without line breaks or anything else that could begin another header. */
    Letter {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    static Letter of(String subject, TemplateInstance html, TemplateInstance text) {
        return new Letter(subject, html.render(), text.render());
    }
}
