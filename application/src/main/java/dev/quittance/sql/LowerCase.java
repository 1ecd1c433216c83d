package dev.quittance.sql;

import dev.quittance.events.CaptureMethod;
import dev.quittance.events.DeclineCode;
import dev.quittance.events.Mode;
import dev.quittance.events.OperationKind;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An enum's constants stand in columns as they stand in JSON: in lower case. */
public abstract class LowerCase<E extends Enum<E>> implements AttributeConverter<@Nullable E, @Nullable String> {

    private final Class<E> type;

    protected LowerCase(Class<E> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : Enum.valueOf(type, column.toUpperCase(Locale.ROOT));
    }

    @Converter(autoApply = true)
    static final class OfMode extends LowerCase<Mode> {
        OfMode() {
            super(Mode.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfCaptureMethod extends LowerCase<CaptureMethod> {
        OfCaptureMethod() {
            super(CaptureMethod.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfOperationKind extends LowerCase<OperationKind> {
        OfOperationKind() {
            super(OperationKind.class);
        }
    }

    @Converter(autoApply = true)
    static final class OfDeclineCode extends LowerCase<DeclineCode> {
        OfDeclineCode() {
            super(DeclineCode.class);
        }
    }
}
