/// Why a model could not be exported.
public enum ExportError: Error {}
