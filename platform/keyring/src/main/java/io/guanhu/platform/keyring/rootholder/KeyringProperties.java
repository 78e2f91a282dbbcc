package io.guanhu.platform.keyring.rootholder;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the root keys of the key tree are, unless a key management service holds them.
 *
 * @param directory a directory with one file per version; readable only by the service
 */
@ConfigurationProperties("guanhu.keyring")
record KeyringProperties(Path directory) {}
