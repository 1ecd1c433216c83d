package dev.quittance.cloud.guide;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A fenced block of code in the guide.
 *
 * @param caption the words after the language; empty for none
 * @param file the program that the block shows, when it shows a whole one
 */
record Sample(String language, String caption, String code, Optional<Path> file) {

    /** Whether it shows what the call before it answers. */
    boolean isAnswer() {
        return language.equals("json") && caption.matches("[1-5]\\d\\d .*");
    }

    /** The status that the caption of an answer begins with. */
    int status() {
        return Integer.parseInt(caption.substring(0, 3));
    }

    /** Whether the answer comes only after some time, so that one has to ask again. */
    boolean comesLater() {
        return caption.contains("after a moment");
    }
}
