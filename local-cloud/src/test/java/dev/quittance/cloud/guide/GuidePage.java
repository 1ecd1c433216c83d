package dev.quittance.cloud.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/** A page of the guide with its samples, as it is written. */
public record GuidePage(String name, List<Sample> samples) {

    private static final Path SITE = Path.of("../application/src/main/site");

    /** Every page, in the order in which they are read. */
    public static List<GuidePage> all() throws IOException {
        try (var files = Files.list(SITE.resolve("guide"))) {
            var pages = new ArrayList<GuidePage>();
            for (var file : files.sorted().toList()) {
                pages.add(new GuidePage(String.valueOf(file.getFileName()), samples(Files.readString(file))));
            }
            return pages;
        }
    }

    private static List<Sample> samples(String markdown) throws IOException {
        var blocks = new ArrayList<FencedCodeBlock>();
        Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                blocks.add(block);
            }
        });
        var samples = new ArrayList<Sample>();
        for (var block : blocks) {
            samples.add(sample(block.getInfo(), block.getLiteral().strip()));
        }
        return samples;
    }

    private static Sample sample(String words, String literal) throws IOException {
        var space = words.indexOf(' ');
        var language = space < 0 ? words : words.substring(0, space);
        var caption = space < 0 ? "" : words.substring(space + 1);
        if (!literal.startsWith("@samples/")) {
            return new Sample(language, caption, literal, Optional.empty());
        }
        var file = SITE.resolve(literal.substring(1));
        return new Sample(language, caption, Files.readString(file), Optional.of(file));
    }

    @Override
    public String toString() {
        return name;
    }
}
