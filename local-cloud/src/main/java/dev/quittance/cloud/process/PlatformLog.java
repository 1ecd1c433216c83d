package dev.quittance.cloud.process;

import java.io.PrintStream;

/** One readable log: every line under the name of the process that wrote it. */
public final class PlatformLog {

    private static final String SUPERVISOR = "local-cloud";
    private static final String PADDING = " ".repeat(12);

    private final PrintStream out;

    public PlatformLog(PrintStream out) {
        this.out = out;
    }

    public void line(String process, String text) {
        announce(process + PADDING.substring(Math.min(process.length(), PADDING.length())) + "| " + text);
    }

    /** Says what the supervisor itself did. */
    public void say(String text) {
        line(SUPERVISOR, text);
    }

    /** A line for the person or script that started the platform, without a name before it. */
    public synchronized void announce(String text) {
        out.print(text + "\n");
        out.flush();
    }
}
