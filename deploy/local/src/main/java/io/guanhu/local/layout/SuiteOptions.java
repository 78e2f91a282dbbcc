package io.guanhu.local.layout;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to start a suite.
 *
 * @param root the root of the source tree, with all modules packaged
 * @param dataDirectory contains everything that the suite writes; created if absent
 * @param portOffset added to every port, so that two suites can run side by side
 * @param fresh whether to remove what earlier runs left there
 * @param standby whether a standby follows the key store, so that each epoch waits for it
 * @param codeValidity how long a one-time code is valid
 * @param progress is notified of events
 */
public record SuiteOptions(
        Path root,
        Path dataDirectory,
        int portOffset,
        boolean fresh,
        boolean standby,
        Duration codeValidity,
        Progress progress) {

    public SuiteOptions {
        root = root.toAbsolutePath().normalize();
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }
}
