package io.guanhu.ownership.timeline;

import io.guanhu.ownership.model.transfer.ReasonCode;
import java.time.Instant;
import java.util.Optional;

/**
 * Who recorded a change, when and why.
 *
 * @param text the sealed explanation besides the code
 */
public record Recording(String by, Instant at, ReasonCode code, Optional<byte[]> text) {}
