// What a mobile developer would write: it compiles, or the document gives them something poor.
import io.guanhu.client.apis.ChangeApi
import io.guanhu.client.apis.PrivacyRequestApi
import io.guanhu.client.apis.TransferApi
import io.guanhu.client.models.ChangeViewState
import io.guanhu.client.models.CustomerPatch
import io.guanhu.client.models.CustomerReasonCode
import io.guanhu.client.models.NewChange
import io.guanhu.client.models.OwnershipReason
import io.guanhu.client.models.OwnershipReasonCode
import io.guanhu.client.models.PrivacyCategory
import io.guanhu.client.models.PrivacyChannel
import io.guanhu.client.models.PrivacyReasonCode
import io.guanhu.client.models.RequestReason
import io.guanhu.client.models.RequestSubmit
import io.guanhu.client.models.RequestType
import io.guanhu.client.models.TransferPropose
import io.guanhu.client.models.TransferState
import io.guanhu.client.models.WhyChanged
import java.time.LocalDate
import java.util.UUID

fun change(api: ChangeApi, customer: UUID, etag: String, key: String): List<String> {
    val proposed = api.changePropose(
        id = customer,
        ifMatch = etag,
        newChange = NewChange(
            patch = CustomerPatch(phone = "13800000001", otherPhones = listOf("02150000002")),
            // A null would not be sent.
            removed = setOf("email"),
            reason = WhyChanged(code = CustomerReasonCode.CORRECTION),
        ),
        idempotencyKey = key,
    )
    check(proposed.state == ChangeViewState.PROPOSED)
    return proposed.diff.map { it.field }
}

fun transfer(api: TransferApi, customer: UUID, key: String): UUID {
    val proposed = api.transferPropose(
        idempotencyKey = key,
        transferPropose = TransferPropose(
            customerIds = listOf(customer),
            toManager = "E2101",
            reason = OwnershipReason(code = OwnershipReasonCode.RELOCATION),
        ),
    )
    check(proposed.state == TransferState.PROPOSED)
    return proposed.id
}

fun erasure(api: PrivacyRequestApi, key: String): LocalDate =
    api.privacyRequestSubmit(
        requestSubmit = RequestSubmit(
            type = RequestType.ERASURE,
            scope = setOf(PrivacyCategory.CONTACT),
            reason = RequestReason(code = PrivacyReasonCode.CONSENT_WITHDRAWN),
            channel = PrivacyChannel.APP,
        ),
        idempotencyKey = key,
    ).deadline
