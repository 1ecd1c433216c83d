package dev.quittance.console;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.quittance.admin.OverviewConsole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;

/** Keeps one picture for each period, and takes the next one while the last is being looked at. */
@ApplicationScoped
class ApplicationOverviewConsole implements OverviewConsole {

    private final LoadingCache<Period, Overview> pictures;

    ApplicationOverviewConsole(OverviewQueries queries, ConsoleConfig config, ExecutorService executor) {
        pictures = Caffeine.newBuilder()
                .executor(executor)
                .refreshAfterWrite(config.overviewRefreshedAfter())
                .expireAfterWrite(config.overviewKeptFor())
                .build(period -> QuarkusTransaction.requiringNew().call(() -> queries.take(period)));
    }

    @Override
    public Overview over(Period period) {
        return pictures.get(period);
    }
}
