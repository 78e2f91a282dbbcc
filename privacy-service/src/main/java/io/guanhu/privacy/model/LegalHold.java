package io.guanhu.privacy.model;

/**
 * An order to keep, which no erasure overrides.
 *
 * @param reference the case or order that demands it; no personal data
 * @param citation the article or order
 * @param textRead {@code yes} if whoever opened the hold read the article's text, else {@code
 *     secondary}
 */
public record LegalHold(String reference, String citation, String textRead) {}
