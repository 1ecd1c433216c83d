package dev.quittance.cloud.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pipe that ties a child to us.
 *
 * <p>The shell starts a watcher apart from itself and then becomes the child, so the child's process id is the one we
 * started. The watcher waits for a line or the pipe's end: a line means that the child is gone and nothing is left to
 * do, the end without one means that we are. {@code setsid} keeps a Ctrl-C at the terminal from the children, because
 * it is the supervisor's to stop them in order; where there is none, they ignore it.
 */
final class Leash {

    private static final String SCRIPT = """
            signal=$1; shift
            [ "$signal" = INT ] || trap '' INT
            exec 3<&0 </dev/null
            ( trap '' TERM HUP
              ( read -r gone <&3 || kill -"$signal" $$ ) >/dev/null 2>&1 & )
            exec "$@" 3<&-
            """;

    private static final Optional<String> SETSID = onPath("setsid");

    private final OutputStream pipe;

    Leash(Process child) {
        this.pipe = child.getOutputStream();
    }

    static List<String> command(ChildCommand child) {
        var command = new ArrayList<String>();
        SETSID.ifPresent(command::add);
        command.addAll(
                List.of("/bin/sh", "-c", SCRIPT, child.name(), child.end().whenLeashDrops()));
        command.addAll(child.command());
        return command;
    }

    /** Tells the watcher that there is nobody left to end: the process id may soon be another's. */
    void release() {
        try (pipe) {
            pipe.write('\n');
        } catch (IOException e) {
            // The watcher is gone already, which is what was asked for.
        }
    }

    /** Lets the watcher end the child, as if we were gone. */
    void drop() {
        try {
            pipe.close();
        } catch (IOException e) {
            // The watcher is gone; whoever asked kills the child itself after its patience.
        }
    }

    private static Optional<String> onPath(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
