package dev.quittance.deploy.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of Flyway's files, {@code V9__what_it_does.sql}.
 *
 * @param version as in its name, {@code 8_2}
 * @param expands whether it says {@code -- expands: why}
 * @param contracted the version it names by {@code -- contracts Vn: why}
 * @param tables that it makes
 * @param columns that it adds, each as {@code table.column}
 */
record Migration(
        String name,
        String version,
        boolean expands,
        Optional<String> contracted,
        Set<String> tables,
        Set<String> columns,
        List<Contraction> contractions) {

    private static final Pattern NAME = Pattern.compile("V([0-9_]+?)__\\w+\\.sql");
    private static final Pattern EXPANDS = Pattern.compile("(?m)^-- expands: \\S");
    private static final Pattern CONTRACTS = Pattern.compile("(?m)^-- contracts V([0-9_]+): \\S");
    private static final String TABLE = "(?:IF (?:NOT )?EXISTS )?(?:ONLY )?(?<table>[\\w.]+)";

    private static final Pattern CREATED = pattern("CREATE TABLE " + TABLE + ".*");
    private static final Pattern ALTERED = pattern("ALTER TABLE " + TABLE + " (?<clauses>.*)");
    private static final Pattern ADDED = pattern(
            "ADD (?:COLUMN )?(?:IF NOT EXISTS )?(?!CONSTRAINT|CHECK|UNIQUE|FOREIGN|PRIMARY|EXCLUDE)(?<name>\\w+) .*");
    private static final Pattern DROPPED_CONSTRAINT = pattern("DROP CONSTRAINT (?:IF EXISTS )?(?<name>\\w+).*");

    /** Clauses of {@code ALTER TABLE} after which what the old version reads or writes may be refused. */
    private static final List<Pattern> CONTRACTING_CLAUSES = List.of(
            pattern("DROP (?!CONSTRAINT)(?:COLUMN )?(?:IF EXISTS )?(?<name>\\w+).*"),
            pattern("RENAME (?:COLUMN |CONSTRAINT )?(?<name>\\w+).*"),
            pattern("SET SCHEMA (?<name>\\w+)"),
            pattern("ALTER (?:COLUMN )?(?<name>\\w+) (?:SET DATA )?TYPE .*"),
            pattern("ALTER (?:COLUMN )?(?<name>\\w+) SET NOT NULL"),
            pattern("ALTER (?:COLUMN )?(?<name>\\w+) DROP (?:DEFAULT|IDENTITY).*"),
            pattern("ADD CONSTRAINT (?<name>\\w+) .*"),
            pattern("ADD (?<name>CHECK|UNIQUE|FOREIGN|PRIMARY|EXCLUDE)\\b.*"),
            pattern("ADD (?:COLUMN )?(?:IF NOT EXISTS )?(?<name>\\w+) (?!.*(?:DEFAULT|GENERATED)).*NOT NULL.*"));

    private static final List<Pattern> CONTRACTING_STATEMENTS = List.of(
            pattern("DROP (?:TABLE|VIEW|MATERIALIZED VIEW|SEQUENCE|FUNCTION|TYPE|DOMAIN) " + TABLE + ".*"),
            pattern("TRUNCATE (?:TABLE )?" + TABLE + ".*"),
            pattern("DELETE FROM " + TABLE + ".*"),
            pattern("CREATE UNIQUE INDEX .*? ON " + TABLE + ".*"),
            pattern("CREATE (?:CONSTRAINT )?TRIGGER .*? ON " + TABLE + " .*"),
            pattern("ALTER (?:TYPE|DOMAIN) " + TABLE + " (?:RENAME|DROP) .*"),
            pattern("REVOKE .*? ON (?:TABLE )?" + TABLE + ".*"));

    static List<Migration> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> NAME.matcher(name(file)).matches())
                    .map(Migration::read)
                    .sorted((one, other) -> compare(one.version(), other.version()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Migration parse(String name, String sql) {
        var migration = new Migration(
                name,
                versionOf(name),
                EXPANDS.matcher(sql).find(),
                Optional.of(CONTRACTS.matcher(sql)).filter(Matcher::find).map(found -> found.group(1)),
                new HashSet<>(),
                new HashSet<>(),
                new ArrayList<>());
        Statements.of(sql).forEach(migration::read);
        return migration;
    }

    /** @throws IllegalArgumentException when Flyway would not take it for a migration */
    static String versionOf(String name) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + " is no name of a migration");
        }
        return matcher.group(1);
    }

    /** By number, not by letter: 8_2 before 9, and 9 before 10. */
    static int compare(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private void read(String statement) {
        var created = CREATED.matcher(statement);
        if (created.matches()) {
            tables.add(lower(created.group("table")));
        }
        var altered = ALTERED.matcher(statement);
        if (altered.matches()) {
            alter(lower(altered.group("table")), Statements.clauses(altered.group("clauses")));
        }
        for (var pattern : CONTRACTING_STATEMENTS) {
            var found = pattern.matcher(statement);
            if (found.matches()) {
                contractions.add(new Contraction(lower(found.group("table")), "", statement, false));
            }
        }
    }

    private void alter(String table, List<String> clauses) {
        var dropped = new HashSet<String>();
        for (var clause : clauses) {
            name(DROPPED_CONSTRAINT, clause).ifPresent(dropped::add);
            name(ADDED, clause).ifPresent(column -> columns.add(table + "." + column));
            CONTRACTING_CLAUSES.stream()
                    .flatMap(pattern -> name(pattern, clause).stream())
                    .findFirst()
                    .map(subject -> new Contraction(
                            table, subject, "ALTER TABLE " + table + " " + clause, dropped.contains(subject)))
                    .ifPresent(contractions::add);
        }
    }

    private static Optional<String> name(Pattern pattern, String clause) {
        return Optional.of(pattern.matcher(clause)).filter(Matcher::matches).map(found -> lower(found.group("name")));
    }

    private static Migration read(Path file) {
        try {
            return parse(name(file), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("_", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
