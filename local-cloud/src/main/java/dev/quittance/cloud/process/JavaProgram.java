package dev.quittance.cloud.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java child: the Java that runs us, thrifty with memory and processors that it shares with all the others. */
public final class JavaProgram {

    private final List<String> command = new ArrayList<>();

    private JavaProgram(int heapMib) {
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heapMib + "m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                // Which archive could not be used and why is no news: it is made again.
                "-Xlog:cds*=off:stderr",
                "-Xlog:aot*=off:stderr"));
    }

    public static JavaProgram withHeap(int mib) {
        return new JavaProgram(mib);
    }

    public JavaProgram startedFrom(Archive archive) {
        return startedFrom(archive, true);
    }

    public JavaProgram startedFrom(Archive archive, boolean mayWrite) {
        command.addAll(archive.options(mayWrite));
        return this;
    }

    /**
     * Only the first, quick compiler, after a tenth of the usual calls: half the start-up work, and enough for what waits
     * for disks and networks.
     */
    public JavaProgram quickStart() {
        return option("-XX:TieredStopAtLevel=1").option("-XX:CompileThresholdScaling=0.1");
    }

    /** What Java 25 warns of and these older libraries do. */
    public JavaProgram withNativeLibraries() {
        return option("--illegal-native-access=allow").option("--sun-misc-unsafe-memory-access=allow");
    }

    public JavaProgram option(String option) {
        command.add(option);
        return this;
    }

    public List<String> main(String classPath, String mainClass, String... arguments) {
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    public List<String> jar(Path jar) {
        command.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(command);
    }
}
