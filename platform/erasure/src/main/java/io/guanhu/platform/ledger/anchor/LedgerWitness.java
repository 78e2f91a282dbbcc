package io.guanhu.platform.ledger.anchor;

import io.guanhu.platform.ledger.LedgerAnchor;
import io.guanhu.platform.witness.WitnessReply;
import io.guanhu.tlog.proof.AddCheckpoint;
import reactor.core.publisher.Mono;

/** Somebody outside who cosigns the ledger's heads. */
public interface LedgerWitness extends LedgerAnchor {

    /** Asks it to cosign a head; an answer without a valid cosignature counts as refused. */
    Mono<WitnessReply> cosign(AddCheckpoint request);
}
