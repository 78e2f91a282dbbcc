package io.guanhu.testing;

/** The key store of the service under test, separate from the {@link Database} with its data. */
public record KeyStore(Database database) {}
