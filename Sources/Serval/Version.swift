/// The version of the library and of its programs, by [Semantic Versioning](https://semver.org): `Serval.version`.
public let version = "0.2.0"
