"""The program of the 坐诊接诉 assistant: it takes in what people write and tap, and sends what they have to read."""
