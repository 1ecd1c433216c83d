package dev.quittance.cloud.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    Path folder;

    @Test
    void lock_canBeTakenAgain_onceGiven() {
        StateFolder.lock(folder, folder.resolve("cache")).close();
        StateFolder.lock(folder, folder.resolve("cache")).close();
    }

    @Test
    void forgettingData_keepsTheCache() throws Exception {
        try (var state = StateFolder.lock(folder, folder.resolve("cache"))) {
            Files.createDirectories(state.data("sqs").resolve("deep"));
            Files.createFile(state.cache("kept"));
            state.forgetData();
            assertThat(folder.resolve("data")).doesNotExist();
            assertThat(state.cache("kept")).exists();
        }
    }

    @Test
    void deleting_doesNotFollowLinks() throws Exception {
        var precious = Files.createDirectories(folder.resolve("precious/inside"));
        var data = Files.createDirectories(folder.resolve("data"));
        Files.createSymbolicLink(data.resolve("link"), precious);
        StateFolder.delete(data);
        assertThat(precious).exists();
    }
}
