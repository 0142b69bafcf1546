"""Sessions (坐诊场次): what is kept."""
