package dev.quittance.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Always three digits, so that equal instants are equal bytes and texts sort as times do. */
public final class MillisecondsSerializer extends JsonSerializer<Instant> {

    public static final MillisecondsSerializer INSTANCE = new MillisecondsSerializer();
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private MillisecondsSerializer() {}

    static String text(Instant value) {
        return FORMAT.format(value);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(text(value));
    }
}
