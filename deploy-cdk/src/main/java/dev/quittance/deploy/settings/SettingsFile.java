package dev.quittance.deploy.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads environments strictly: an unknown, missing or null field is an error that names it. */
public final class SettingsFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SettingsFile() {}

    /** Every environment of the repository, by file name. */
    public static List<Settings> readAll(Path repository) throws IOException {
        try (var files = Files.list(repository.resolve("deploy-cdk/environments"))) {
            var paths = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            return paths.stream().map(SettingsFile::read).toList();
        }
    }

    public static Settings read(Path file) {
        try {
            var settings = MAPPER.readValue(file.toFile(), Settings.class);
            Check.check(
                    file.getFileName().toString().equals(settings.name() + ".json"),
                    "the file of environment " + settings.name() + " must carry its name");
            return settings;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    static Settings parse(String json) throws IOException {
        return MAPPER.readValue(json, Settings.class);
    }
}
