package dev.quittance.deploy.settings;

import static dev.quittance.deploy.settings.Check.check;

/**
 * @param instanceType without the leading {@code db.}
 * @param storageGib what it starts with; it grows by itself to {@code storageGibMax}
 * @param backupDays how far back a point-in-time restore reaches
 */
public record DatabaseSettings(
        String instanceType, boolean multiAz, int storageGib, int storageGibMax, int backupDays) {

    public DatabaseSettings {
        check(!instanceType.startsWith("db."), "database.instance_type goes without db.: " + instanceType);
        check(storageGib >= 20, "database.storage_gib must be at least 20: " + storageGib);
        check(storageGibMax >= storageGib, "database.storage_gib_max is below storage_gib: " + storageGibMax);
        check(backupDays >= 14 && backupDays <= 35, "database.backup_days must be 14 to 35: " + backupDays);
    }
}
