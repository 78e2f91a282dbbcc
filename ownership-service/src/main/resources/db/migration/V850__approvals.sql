-- A transfer between branches needs a lead of each of them: who has approved so far.
CREATE TABLE transfer_approval (
    transfer_id uuid        NOT NULL REFERENCES transfer,
    approver    text        NOT NULL,
    branch      text        NOT NULL,
    approved_at timestamptz NOT NULL,
    PRIMARY KEY (transfer_id, approver, branch)
);
COMMENT ON COLUMN transfer_approval.transfer_id IS 'category=none; erasure=kept';
COMMENT ON COLUMN transfer_approval.approver IS 'category=none; erasure=kept';
COMMENT ON COLUMN transfer_approval.branch IS 'category=none; erasure=kept';
COMMENT ON COLUMN transfer_approval.approved_at IS 'category=none; erasure=kept';
REVOKE UPDATE, DELETE, TRUNCATE ON transfer_approval FROM ${app_role};
SELECT declare_codes('transfer_approval', 'approver', 'branch');
