package dev.quittance.deploy.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.test.Assembly;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoexistenceTest {

    /** The last that was written before anything could have been deployed. */
    private static final String FOUNDATION = "8_2";

    private static final Migration FIRST = Migration.parse("V1__payments.sql", """
            CREATE TABLE payment (id text PRIMARY KEY, amount bigint NOT NULL, status text NOT NULL, note text);
            """);

    @Test
    void ourMigrations_canBeLivedWith() {
        var migrations = Migration.in(Assembly.REPOSITORY.resolve("application/src/main/resources/db/migration"));
        var foundation = migrations.stream()
                .map(Migration::version)
                .filter(version -> Migration.compare(version, FOUNDATION) <= 0)
                .collect(Collectors.toSet());
        assertThat(foundation).contains("1", FOUNDATION);
        assertThat(Coexistence.brokenBy(migrations, foundation)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE payment",
                "drop table if exists payment cascade",
                "ALTER TABLE payment DROP COLUMN note",
                "ALTER TABLE payment DROP note",
                "ALTER TABLE payment RENAME COLUMN note TO remark",
                "ALTER TABLE payment RENAME TO charge",
                "ALTER TABLE payment ADD COLUMN fee bigint, ALTER COLUMN amount TYPE integer",
                "ALTER TABLE ONLY payment ALTER note SET NOT NULL",
                "ALTER TABLE payment ALTER COLUMN status DROP DEFAULT",
                "ALTER TABLE payment ADD CONSTRAINT small CHECK (amount < 100)",
                "ALTER TABLE payment ADD CHECK (amount < 100)",
                "CREATE UNIQUE INDEX once ON payment (note)",
                "CREATE TRIGGER refuse BEFORE INSERT ON payment EXECUTE FUNCTION refuse()",
                "DELETE FROM payment WHERE note IS NULL",
                "TRUNCATE payment",
                "REVOKE UPDATE ON payment FROM quittance_app",
            })
    void contraction_withoutAWord_isRefused(String statement) {
        assertThat(brokenBy(statement + ";")).singleElement().asString().contains("V2__next.sql", "-- contracts Vn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE payment ADD COLUMN fee bigint",
                "ALTER TABLE payment ADD COLUMN fee bigint NOT NULL DEFAULT 0 CHECK (fee >= 0)",
                "ALTER TABLE payment ALTER COLUMN amount DROP NOT NULL, DROP CONSTRAINT payment_status_check",
                "CREATE TABLE fee (payment_id text NOT NULL REFERENCES payment)",
                "CREATE TABLE fee (id text); CREATE UNIQUE INDEX fee_id ON fee (id); ALTER TABLE fee DROP COLUMN id",
                "CREATE INDEX payment_by_note ON payment (note)",
                "GRANT SELECT ON payment TO quittance_app",
                "UPDATE payment SET note = 'DROP TABLE payment;' WHERE note IS NULL",
                "-- DROP TABLE payment;\nSELECT 1",
                "DO $$ BEGIN PERFORM 1; END $$",
            })
    void expansion_needsNoWord(String statement) {
        assertThat(brokenBy(statement + ";")).isEmpty();
    }

    @Test
    void contraction_ofWhatWasReleased_isAllowed() {
        assertThat(brokenBy("-- contracts V1: nobody has read the note since it is in the metadata\n"
                        + "ALTER TABLE payment DROP COLUMN note;"))
                .isEmpty();
    }

    @Test
    void contraction_inTheReleaseThatExpands_isRefused() {
        var expands = Migration.parse(
                "V2__remark.sql", "-- expands: the note becomes a remark\nALTER TABLE payment ADD COLUMN remark text;");
        var contracts = Migration.parse(
                "V3__no_note.sql", "-- contracts V2: the remark replaces it\nALTER TABLE payment DROP COLUMN note;");
        assertThat(Coexistence.brokenBy(List.of(FIRST, expands, contracts), Set.of("1")))
                .singleElement()
                .asString()
                .contains("V3__no_note.sql", "contracts V2, which is not released");
        assertThat(Coexistence.brokenBy(List.of(FIRST, expands, contracts), Set.of("1", "2")))
                .isEmpty();
    }

    @Test
    void columnThatIsAddedAndAskedForAtOnce_isRefused_whateverIsWritten() {
        assertThat(brokenBy("""
                        -- contracts V1: it is in every row
                        ALTER TABLE payment ADD COLUMN fee bigint;
                        UPDATE payment SET fee = 0;
                        ALTER TABLE payment ALTER COLUMN fee SET NOT NULL;
                        """)).singleElement().asString().contains("added by the same release");
    }

    @Test
    void columnThatNobodyFills_isRefused() {
        assertThat(brokenBy("ALTER TABLE payment ADD COLUMN fee bigint NOT NULL;"))
                .singleElement()
                .asString()
                .contains("the version before doesn't fill");
    }

    @Test
    void constraint_thatGetsWider_saysSo() {
        var wider = "ALTER TABLE payment DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (status IN ('a', 'b'));";
        assertThat(brokenBy(wider)).hasSize(1);
        assertThat(brokenBy("-- expands: payments may be held back\n" + wider)).isEmpty();
    }

    @Test
    void releasedMigration_thatIsGone_isNamed() {
        assertThat(Coexistence.brokenBy(List.of(FIRST), Set.of("1", "2")))
                .containsExactly("V2 is released and must stay");
    }

    @Test
    void firstRelease_mayDoAnything() {
        var second = Migration.parse("V2__next.sql", "DROP TABLE payment;");
        assertThat(Coexistence.brokenBy(List.of(FIRST, second), Set.of())).isEmpty();
    }

    private static List<String> brokenBy(String sql) {
        return Coexistence.brokenBy(List.of(FIRST, Migration.parse("V2__next.sql", sql)), Set.of("1"));
    }
}
