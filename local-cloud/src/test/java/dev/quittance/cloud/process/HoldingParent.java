package dev.quittance.cloud.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that holds a child on a leash until it is killed. */
final class HoldingParent {

    private HoldingParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        var folder = Path.of(arguments[0]);
        var child = Child.start(
                new ChildCommand("held", List.of("sleep", "60"), Map.of(), folder, ChildCommand.EndSignal.TERM),
                new ProcessRecords(folder),
                new PlatformLog(System.err));
        System.out.println(child.pid());
        Thread.sleep(60_000);
    }
}
