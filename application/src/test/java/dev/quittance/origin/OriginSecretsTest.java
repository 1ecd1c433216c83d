package dev.quittance.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginSecretsTest {

    private static final String CURRENT = "c".repeat(48);
    private static final String PREVIOUS = "p".repeat(48);

    private final OriginSecrets secrets = new OriginSecrets(List.of(CURRENT, PREVIOUS));

    @Test
    void currentSecret_andTheOneBefore_areAdmitted() {
        assertThat(List.of(CURRENT, PREVIOUS)).allMatch(secrets::admit);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "c", "ccccccccccccccccccccccccccccccccccccccccccccccc", "wrong", CURRENT_AND_PREVIOUS})
    void anythingElse_isNot(String sent) {
        assertThat(secrets.admit(sent)).isFalse();
    }

    @Test
    void secretThatCouldBeGuessed_isRefusedAtTheStart() {
        assertThatThrownBy(() -> new OriginSecrets(List.of("short"))).hasMessageContaining("at least 32 characters");
    }

    @Test
    void noSecret_meansThatNothingIsChecked() {
        assertThat(new OriginSecrets(List.of()).areChecked()).isFalse();
    }

    private static final String CURRENT_AND_PREVIOUS =
            "cccccccccccccccccccccccccccccccccccccccccccccccc,pppppppppppppppppppppppppppppppppppppppppppppppp";
}
