package dev.quittance.admin;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes RFC 4180, with cells that no spreadsheet takes for a formula. */
final class CsvWriter {

    private static final Pattern PLAIN = Pattern.compile("[^\",\r\n]*");

    /**
     * At a cell's beginning; also where a spreadsheet that separates by other than commas, and so sees no quotes, cuts. It
     * then takes those behind its own separator for the cell's, and drops them.
     */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r\n]|(?<=[;\t\r\n])\"*[=+\\-@]");

    private final Writer out;

    private CsvWriter(Writer out) {
        this.out = out;
    }

    /** An attachment that is written row by row while it is read. */
    static Response answer(String name, Consumer<CsvWriter> rows) {
        StreamingOutput body = out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            rows.accept(new CsvWriter(writer));
            writer.flush();
        };
        return Response.ok(body, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    void write(@Nullable String... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                out.write(i == 0 ? "" : ",");
                out.write(cell(cells[i]));
            }
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An apostrophe before what would begin a formula: a merchant's reference must not run on an operator's desk. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var safe = FORMULA.matcher(text).replaceAll("'$0");
        return PLAIN.matcher(safe).matches() ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
