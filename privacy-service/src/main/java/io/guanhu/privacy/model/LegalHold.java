package io.guanhu.privacy.model;

/**
 * An order to keep, which no erasure overrides.
 *
 * @param reference the case or order that demands it; no personal data
 * @param citation the article or order
 */
public record LegalHold(String reference, String citation) {}
