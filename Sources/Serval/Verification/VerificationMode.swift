/// What each step of the plan reads while it is verified.
public enum VerificationMode: String, Sendable, CaseIterable {
    /// The reference's values: a step that differs is itself at fault.
    case isolated
    /// What the steps before have computed: shows how differences grow.
    case cumulative
}
