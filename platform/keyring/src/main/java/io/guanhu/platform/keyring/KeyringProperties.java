package io.guanhu.platform.keyring;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys of the key tree's root are, unless a key management service holds them.
 *
 * @param directory of one file per version; readable by the service alone
 */
@ConfigurationProperties("guanhu.keyring")
record KeyringProperties(Path directory) {}
