package io.guanhu.platform.keyring;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the service's own keys are.
 *
 * @param directory holds the keyset files; readable by the service alone
 */
@ConfigurationProperties("guanhu.keyring")
record KeyringProperties(Path directory) {}
