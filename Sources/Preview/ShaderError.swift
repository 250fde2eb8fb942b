/// What is wrong with a shader's text.
public enum ShaderError: Error {}
