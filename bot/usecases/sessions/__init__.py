"""Sessions (坐诊场次): what people do."""
