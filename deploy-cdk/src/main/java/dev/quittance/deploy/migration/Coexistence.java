package dev.quittance.deploy.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the released version lives with every migration that is not released yet, while both run side by side and
 * when the new one is taken back. What they make themselves is theirs; what was there may only grow.
 */
final class Coexistence {

    private final Set<String> released;
    private final List<Migration> unreleased;
    private final Set<String> newTables = new HashSet<>();
    private final Set<String> newColumns = new HashSet<>();

    private Coexistence(List<Migration> migrations, Set<String> released) {
        this.released = released;
        unreleased = migrations.stream()
                .filter(migration -> !released.contains(migration.version()))
                .toList();
        unreleased.forEach(migration -> {
            newTables.addAll(migration.tables());
            newColumns.addAll(migration.columns());
        });
    }

    /**
     * A sentence for each statement that may not be.
     *
     * @param released versions; when there are none, nobody runs yet and everything may be
     */
    static List<String> brokenBy(List<Migration> migrations, Set<String> released) {
        if (released.isEmpty()) {
            return List.of();
        }
        var coexistence = new Coexistence(migrations, released);
        var broken = new ArrayList<>(coexistence.changedHistory(migrations));
        coexistence.unreleased.forEach(migration -> broken.addAll(coexistence.brokenBy(migration)));
        return broken;
    }

    private List<String> changedHistory(List<Migration> migrations) {
        var known = migrations.stream().map(Migration::version).collect(Collectors.toSet());
        return released.stream()
                .filter(version -> !known.contains(version))
                .sorted(Migration::compare)
                .map(version -> "V" + version + " is released and must stay")
                .toList();
    }

    private List<String> brokenBy(Migration migration) {
        var broken = new ArrayList<String>();
        for (var contraction : migration.contractions()) {
            if (!newTables.contains(contraction.table())) {
                judge(migration, contraction, broken);
            }
        }
        return broken;
    }

    private void judge(Migration migration, Contraction contraction, List<String> broken) {
        if (contraction.renews() && migration.expands()) {
            return;
        }
        var contracted = migration.contracted().orElse("");
        var start = migration.name() + ": " + contraction.statement() + ": ";
        if (newColumns.contains(contraction.table() + "." + contraction.subject())) {
            broken.add(start + "the column is added by the same release, which the version before doesn't fill");
        } else if (contracted.isEmpty()) {
            broken.add(start + "the version before may still need it: let a release go out that doesn't, then write"
                    + " `-- contracts Vn: why` with the migration that made it needless"
                    + (contraction.renews() ? ", or `-- expands: why` when the constraint only gets wider" : ""));
        } else if (!released.contains(contracted)) {
            broken.add(start + "it contracts V" + contracted + ", which is not released: one release expands, the next"
                    + " contracts");
        }
    }
}
