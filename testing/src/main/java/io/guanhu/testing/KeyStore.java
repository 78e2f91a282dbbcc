package io.guanhu.testing;

/** The key store of the service under test; apart from the {@link Database} of its data. */
public record KeyStore(Database database) {}
