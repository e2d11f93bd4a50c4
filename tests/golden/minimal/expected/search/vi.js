motcua.part("vi.js",{"counts":[1,0,0,0,0],"titles":"Đăng ký tạm trú\n","hrefs":"thu-tuc/dang-ky-tam-tru/index.html\n","codes":"\n","fields":"Cư trú\n","fees":"\n","times":"\n","levels":"cấp xã\n"})
